"""What `make bench` measures: ratios taken side by side in one run, beside their targets."""
