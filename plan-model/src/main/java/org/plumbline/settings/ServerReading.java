package org.plumbline.settings;

/// What a server says of its settings and its work.
///
/// @param machine where the server runs on this computer; unknown elsewhere, as SQL cannot tell
public record ServerReading(ServerSettings settings, Seen seen, Machine machine) {}
