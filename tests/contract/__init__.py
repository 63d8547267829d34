"""What every service promises, whoever wrote it: these tests find the folders of services by themselves."""
