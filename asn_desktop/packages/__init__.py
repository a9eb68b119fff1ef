"""What goes in the post: changes in, one sealed file out, and back."""
