/// A link that was made just now.
struct IssuedLinkView {
    let linkURL: String
    let address: String
    let expiresAt: MomentView
}
