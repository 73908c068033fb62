/// The command line: the same analysis as the window's, without a window. Nothing here loads JavaFX.
/// [org.plumbline.app.cli.CommandRunner] is the way in; each command is a class; `...Json` write the fields that
/// analyze-json.txt describes.
package org.plumbline.app.cli;
