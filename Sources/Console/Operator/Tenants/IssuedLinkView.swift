/// A link that was made just now.
struct IssuedLinkView {
    let linkURL: String
    let address: String
    let expiresAt: MomentView
    /// What was not done, though the form named it.
    let note: String?
}
