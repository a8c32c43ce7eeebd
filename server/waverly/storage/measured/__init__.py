"""What is measured: all but refunds, links and settings can be made again from the journal."""
