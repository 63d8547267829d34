"""What `make bench` measures, against real servers in the same run: ratios, counts and seconds."""
