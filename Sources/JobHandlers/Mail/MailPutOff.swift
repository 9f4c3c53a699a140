/// The mail server did not take a mail now. Why stands in the notification, for it may name the address.
struct MailPutOff: Error, CustomStringConvertible {
    let description = "the mail was put off; the notification says why"
}
