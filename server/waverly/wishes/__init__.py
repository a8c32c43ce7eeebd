"""What shoppers ask for through an overlay: taken, told when it comes true, taken back with one click."""
