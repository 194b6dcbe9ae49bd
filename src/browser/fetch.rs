//! Fetching a text of the same origin.

use gloo_net::http::Request;

/// Why there is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The server answered with this status.
    Status(u16),
    /// There was no answer; the browser's reason.
    Network(String),
}

/// The text at `address`.
///
/// # Errors
/// Any status but 2xx, and every failure to reach the server or to read its answer.
pub async fn text(address: &str) -> Result<String, FetchError> {
    let network = |error: gloo_net::Error| FetchError::Network(reason(error));
    let answer = Request::get(address).send().await.map_err(network)?;
    if !answer.ok() {
        return Err(FetchError::Status(answer.status()));
    }
    answer.text().await.map_err(network)
}

/// What the browser says, without the kind of error that it puts before it.
fn reason(error: gloo_net::Error) -> String {
    match error {
        gloo_net::Error::JsError(error) => error.message,
        gloo_net::Error::GlooError(text) => text,
        gloo_net::Error::SerdeError(error) => error.to_string(),
    }
}
