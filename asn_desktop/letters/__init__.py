"""What goes on paper: values in, PDF bytes out."""
