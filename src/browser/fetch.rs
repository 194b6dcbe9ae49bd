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
    let network = |error: gloo_net::Error| FetchError::Network(error.to_string());
    let response = Request::get(address).send().await.map_err(network)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    response.text().await.map_err(network)
}
