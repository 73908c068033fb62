/// Figures and findings in words, for the window and the command line alike.
package org.plumbline.app.ui.text;
