/// Nobody is signed in, or no longer.
struct SignInNeeded: Error {}
