package org.plumbline.app.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/// Where a command reads and writes. What it writes is UTF-8 whatever the locale.
///
/// @param in standard input
/// @param out standard output: results alone
/// @param err standard error: messages
/// @param colours whether plain output may be coloured
/// @param config the folder of what the window remembers
record Streams(InputStream in, OutputStream out, PrintStream err, boolean colours, Path config) {}
