/// Connections to servers: the list of them with their states, and the dialog that makes one.
package org.plumbline.app.ui.connect;
