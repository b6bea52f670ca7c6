"""How many of their branches exploration takes, and in what time, beside other ways to find inputs."""
