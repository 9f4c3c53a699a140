import ArgumentParser
print("")