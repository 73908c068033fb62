package org.plumbline.activity;

import java.util.Optional;

/// Who is at the other end of a session.
///
/// @param user none of the server's own processes
/// @param database none of processes that belong to none
/// @param application as it calls itself (`application_name`); often empty
/// @param address none over a Unix socket, and of the server's own processes
public record SessionClient(Optional<String> user, Optional<String> database, String application, Optional<String> address) {}
