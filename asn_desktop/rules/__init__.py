"""What the regulations say: values in, values out, nothing imported but Python."""
