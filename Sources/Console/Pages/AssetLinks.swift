import Crypto

/// Where pages find the stylesheet and the script: under a hash of what is in them, so that they can be kept for ever.
struct AssetLinks: Sendable {
    static let shared = AssetLinks()

    let version: String
    let stylesheet: String
    let script: String

    private init() {
        let digest = SHA256.hash(data: PackageResources.console_css + PackageResources.console_js)
        version = digest.prefix(8).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
        stylesheet = "/console/assets/\(version)/console.css"
        script = "/console/assets/\(version)/console.js"
    }
}
