/** The three signs that the product draws; words do the rest. */
export function MagnifierIcon() {
  return (
    <svg
      viewBox="0 0 16 16"
      width="15"
      height="15"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
    >
      <circle cx="7" cy="7" r="4.6" />
      <path d="m10.6 10.6 3.6 3.6" />
    </svg>
  );
}

export function MenuIcon() {
  return (
    <svg
      viewBox="0 0 20 16"
      width="20"
      height="16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <path d="M0 2h20M0 8h20M0 14h20" />
    </svg>
  );
}

export function CloseIcon() {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <path d="m2 2 12 12M14 2 2 14" />
    </svg>
  );
}
