/// The command line: the same analysis as the window's, without a window. Nothing here loads JavaFX.
/// [org.plumbline.app.cli.CommandRunner] is the way in; each command is a class; the reports that they print are in
/// `org.plumbline.app.report`.
package org.plumbline.app.cli;
