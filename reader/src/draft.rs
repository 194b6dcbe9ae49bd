//! A reading as the draft of a dataset.

use crate::reading::Reading;
use serde_json::Value;

/// The draft.
pub fn draft(_name: &str, _text: &str, _reading: &Reading) -> Result<Value, String> {
    Err("not yet".to_owned())
}
