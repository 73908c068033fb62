/// The application as a person meets it: a process of its own, on a real X server, under a real mouse pointer. For what JavaFX's headless
/// platform cannot do: drag and drop, a screen wider than 1000 pixels, pictures of the screen.
package org.plumbline.testkit.xvfb;
