"""What a learnt model must prove before it decides, and the handing over to one that did."""
