/// The page that says how to sign in.
struct SignInView {
    let page: PlainPageView
    /// What is wrong with the key that was typed.
    var keyProblem: String?
}

/// The page behind a link, with the button that uses it.
struct LinkView {
    let page: PlainPageView
    let link: String
    let name: String
    let address: String
    let tenantName: String
}
