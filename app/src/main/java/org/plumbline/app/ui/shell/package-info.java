/// The window: menus, sources, tabs, side panels, status. The only package that sees the panels.
package org.plumbline.app.ui.shell;
