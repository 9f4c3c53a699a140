import Notifications
import Testing

@Suite struct NotificationErrorTests {
    @Test func errorsOfOneKindAreEqual() {
        #expect(NotificationError.endpointNotFound == .endpointNotFound)
    }
}
