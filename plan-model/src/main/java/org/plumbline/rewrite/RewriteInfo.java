package org.plumbline.rewrite;

/// What a rewrite is.
///
/// @param id kebab-case, never changed: `not-in-to-not-exists`; its page is `<id>.md`
/// @param title a few words: `NOT IN becomes NOT EXISTS`
public record RewriteInfo(String id, String title) {}
