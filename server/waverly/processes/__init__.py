"""Programs of ours that run beside this one, the ports they listen on, and how Python tidies up in them."""
