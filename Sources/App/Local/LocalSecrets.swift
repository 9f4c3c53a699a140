import Foundation

/// What `rollcall up` makes up on its first start and keeps in `secrets.json`.
struct LocalSecrets: Codable, Sendable {
    let secretKey: String
    let adminKey: String
    let databasePassword: String

    static func keep(in folder: DataFolder) throws -> LocalSecrets {
        if let secrets = try folder.read(LocalSecrets.self, from: "secrets.json") { return secrets }
        var generator = SystemRandomNumberGenerator()
        func bytes(_ count: Int) -> Data { Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }) }
        let hexadecimal = { (data: Data) in data.map { String(format: "%02x", $0) }.joined() }
        let secrets = LocalSecrets(
            secretKey: bytes(32).base64EncodedString(), adminKey: "rck_" + hexadecimal(bytes(32)),
            databasePassword: hexadecimal(bytes(24)))
        try folder.write(secrets, to: "secrets.json")
        return secrets
    }
}
