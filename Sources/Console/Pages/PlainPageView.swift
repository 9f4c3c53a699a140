/// What the frame of a page says for which nobody has to be signed in.
struct PlainPageView {
    let title: String
    let assets = AssetLinks.shared
}
