import Tenancy

extension SecretView {
    init(_ issued: IssuedToken, at path: String) {
        self.init(
            title: "Copy the access token now", sentence: "It is good until",
            until: MomentView(issued.credential.expiresAt), label: "Access token", text: issued.token, here: path)
    }

    init(_ issued: IssuedSecret, at path: String) {
        self.init(
            title: "Copy the client secret now", sentence: "It is good until",
            until: MomentView(issued.secret.expiresAt), label: "Client secret", text: issued.text, here: path)
    }
}
