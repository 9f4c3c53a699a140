/// An operator is signed in where a tenant's user is wanted.
struct OperatorSignedIn: Error {}
