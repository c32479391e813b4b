// The components of Carbon that the pages use, each from its own file: its index would bring all of them.
export { default as Button } from '@carbon/react/es/components/Button/Button.js';
export { default as InlineLoading } from '@carbon/react/es/components/InlineLoading/InlineLoading.js';
export { default as Modal } from '@carbon/react/es/components/Modal/Modal.js';
export { default as ProgressBar } from '@carbon/react/es/components/ProgressBar/ProgressBar.js';
export { FeatureFlags } from '@carbon/react/es/components/FeatureFlags/index.js';
export { default as Header } from '@carbon/react/es/components/UIShell/Header.js';
export { default as HeaderMenuButton } from '@carbon/react/es/components/UIShell/HeaderMenuButton.js';
export { default as HeaderName } from '@carbon/react/es/components/UIShell/HeaderName.js';
export { default as SideNav } from '@carbon/react/es/components/UIShell/SideNav.js';
export { default as SideNavItems } from '@carbon/react/es/components/UIShell/SideNavItems.js';
export { default as SideNavLink } from '@carbon/react/es/components/UIShell/SideNavLink.js';
export { default as SkipToContent } from '@carbon/react/es/components/UIShell/SkipToContent.js';
