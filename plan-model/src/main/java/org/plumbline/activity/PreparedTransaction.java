package org.plumbline.activity;

import java.time.Instant;

/// A transaction that waits for its COMMIT PREPARED and holds its locks meanwhile, with no session to it (`pg_prepared_xacts`).
///
/// @param name its global identifier
/// @param since when it was prepared
/// @param owner who did
/// @param database where
public record PreparedTransaction(String name, Instant since, String owner, String database) {}
