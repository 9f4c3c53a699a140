import Foundation
import JSON
import Testing

@testable import Events

@Suite struct EventCatalogueTests {
    /// The types on the page of types, read from its text: Swift can't list static members.
    private static var page: [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try? String(
            contentsOf: root.appendingPathComponent("Sources/Events/EventType.swift"), encoding: .utf8)
        return (text ?? "").matches(of: /EventType\(rawValue: "([a-z_.]+)"\)/).map { String($0.1) }
    }

    @Test func everyTypeIsDescribedOnce() {
        let described = EventCatalogue.all.map(\.type.rawValue)
        #expect(Self.page.count > 20)
        #expect(described.sorted() == Self.page.sorted())
    }

    @Test func everyTypeIsNamedAsWebhooksWantIt() {
        for type in Self.page { #expect(type.wholeMatch(of: /[a-z_]+\.[a-z_]+/) != nil, "\(type)") }
    }

    @Test func requiredMembersAreDescribed() throws {
        for description in EventCatalogue.all {
            let data = try #require(description.schema["properties"]?["data"])
            let names = data["properties"]?.objectValue?.names ?? []
            for required in try #require(data["required"]?.arrayValue) {
                #expect(names.contains(try #require(required.stringValue)))
            }
            #expect(Set(names).count == names.count, "\(description.type)")
        }
    }
}
