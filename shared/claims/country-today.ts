/** Since ECMA-402 of 2025 a method, before that a property; TypeScript knows neither yet. */
interface ZonedLocale {
  getTimeZones?(): readonly string[] | undefined;
  readonly timeZones?: readonly string[] | undefined;
}

/**
 * The calendar day in a country. Of one with several time zones the first that the platform's
 * tables (CLDR) name counts, in the order of their names: Kinshasa for CD, Adak for US. Near
 * midnight, the day may already be another one elsewhere in the country.
 *
 * @param countryCode ISO 3166-1 alpha-2; one without zones counts as UTC
 * @param now the instant
 * @returns `YYYY-MM-DD`
 * @see CLAIMS §4, "calendar days in the country's time zone"
 */
export function todayIn(countryCode: string, now: Date): string {
  const parts = new Map(
    dayFormat(countryCode)
      .formatToParts(now)
      .map(({ type, value }) => [type, value] as const),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

function dayFormat(countryCode: string): Intl.DateTimeFormat {
  const locale = new Intl.Locale(`und-${countryCode}`) as Intl.Locale & ZonedLocale;
  const [timeZone = 'UTC'] = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
}
