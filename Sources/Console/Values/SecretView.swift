/// Something that one page shows and no other: a secret, a link.
struct SecretView {
    let title: String
    /// Why it is shown here only; goes on with `until`, when that is given.
    let sentence: String
    var until: MomentView?
    let label: String
    let text: String
    /// The page of what was made; nil where the address is that page's already.
    var here: String?
    /// What was not done, though the form named it.
    var note: String?
}
