import HTTPTypes
import Web

/// A page in place of the one that was asked for, in the frame of who asked.
struct ErrorView<Page> {
    let page: Page
    let status: Int
    let detail: String
    let requestID: String

    init(page: Page, _ failure: Failure, requestID: String) {
        self.page = page
        status = failure.status.code
        detail = failure.detail
        self.requestID = requestID
    }
}

extension Failure {
    /// What a page says first.
    var title: String {
        switch status.code {
        case 403: "You can't do that"
        case 404: "There is nothing here"
        case 410: "This link is over"
        case 429: "That was too often"
        case 500...: "That did not work"
        default: "That can't be done"
        }
    }
}
