import FoundationEssentials
import HTTPTypes
package import Hummingbird
import JSON
import NIOCore
package import Tenancy
import Web

/// A form in which a list leaves the house as a whole, as a stream of which one page is in memory at a time.
package enum ExportFormat: String, CaseIterable, Sendable {
    /// One JSON object a line.
    case ndjson
    /// RFC 4180, with a line of names first.
    case csv

    /// Rows that are read at a time.
    package static let rowsAtOnce = 500

    /// Nil when a list by pages is asked for.
    init?(_ list: ListRequest) throws(Failure) {
        guard let format: ExportFormat = try list.word("format") else { return nil }
        self = format
    }

    var mediaType: String {
        switch self {
        case .ndjson: "application/x-ndjson"
        case .csv: "text/csv; charset=utf-8"
        }
    }

    /// Without parameters, as the OpenAPI document names them.
    static let mediaTypes = allCases.map { String($0.mediaType.prefix { $0 != ";" }) }

    /// - Parameter page: The page behind a place, or the first, which is read before a byte is sent: what refuses the filters
    ///   answers as everywhere.
    ///
    /// A failure half-way ends the connection before the body's end, which tells the client that it has only a part.
    package func response<Element, Place>(
        _ list: ExportedList<Element>, named name: String,
        _ page: @Sendable @escaping (Place?) async throws -> Page<Element, Place>
    ) async throws -> Response {
        let first = try await page(nil)
        let body = ResponseBody { writer in
            if self == .csv { try await writer.write(ByteBuffer(string: CSVLine.text(list.columns))) }
            var current = first
            while true {
                if !current.elements.isEmpty { try await writer.write(lines(current.elements, list)) }
                guard let next = current.next else { break }
                current = try await page(next)
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name).\(rawValue)\"",
            ], body: body)
    }

    private func lines<Element>(_ elements: [Element], _ list: ExportedList<Element>) -> ByteBuffer {
        var buffer = ByteBuffer()
        for element in elements {
            let object = list.json(element)
            switch self {
            case .ndjson:
                buffer.writeBytes(object.serializedBytes())
                buffer.writeInteger(UInt8(ascii: "\n"))
            case .csv: buffer.writeString(CSVLine.text(list.columns.map { Self.cell(object[$0]) }))
            }
        }
        return buffer
    }

    private static func cell(_ value: JSONValue?) -> String {
        switch value {
        case nil, .null?: ""
        case .string(let text)?: text
        case .array(let elements)? where elements.isEmpty: ""
        case let value?: value.serialized()
        }
    }
}
