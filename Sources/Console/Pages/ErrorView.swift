import HTTPTypes
import Web

/// A page in place of the one that was asked for.
struct ErrorView {
    let page: PlainPageView
    let status: Int
    let detail: String
    let requestID: String

    init(_ failure: Failure, requestID: String) {
        page = PlainPageView(title: Self.title(failure))
        status = failure.status.code
        detail = failure.detail
        self.requestID = requestID
    }

    private static func title(_ failure: Failure) -> String {
        switch failure.status.code {
        case 403: "You can't do that"
        case 404: "There is nothing here"
        case 410: "This link is over"
        case 429: "That was too often"
        case 500...: "That did not work"
        default: "That can't be done"
        }
    }
}
