import Jobs
package import Notifications

extension MailJobs {
    package static let standard = MailJobs(send: .sendMail, digest: .gatherDigest)
}
