/// Whose assertions stand for an OAuth client that has no secrets.
struct TrustView {
    let issuer: String
    let trustSubject: String
}
