import Crypto
import Testing

@testable import Tenancy

@Suite struct SecretHasherTests {
    private let hasher = SecretHasher(secretKey: SymmetricKey(data: Array(repeating: UInt8(1), count: 32)))

    @Test func dependsOnTokenAndKey() {
        let other = SecretHasher(secretKey: SymmetricKey(data: Array(repeating: UInt8(2), count: 32)))
        #expect(hasher.hash("a").count == 32)
        #expect(hasher.hash("a") == hasher.hash("a"))
        #expect(hasher.hash("a") != hasher.hash("b"))
        #expect(hasher.hash("a") != other.hash("a"))
    }

    @Test func knowsItsOwnHash() {
        #expect(hasher.matches("a", hash: hasher.hash("a")))
        #expect(!hasher.matches("b", hash: hasher.hash("a")))
        #expect(!hasher.matches("a", hash: []))
    }
}
