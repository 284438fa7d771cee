import { may } from '../../shared/access/policy.ts';
import { currencyOfCountry } from '../../shared/claims/country-money.ts';
import type { templateRoute } from '../../shared/claims/reports/reports-routes.ts';
import { templateWords } from '../../shared/claims/reports/template-words.ts';
import { writeTemplate, writeTemplateCsv } from '../../shared/claims/reports/write-template.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { attachmentNamed } from '../runs/hand-out-file.ts';

/** Of who has no country: the one that most countries of the product share. */
const currencyByDefault = 'XOF';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `GET /api/templates`: a file to fill in, made when it is asked for. */
export async function answerTemplate({
  caller,
  query,
  lang,
}: RequestOf<typeof templateRoute>): Promise<ApiAnswer> {
  if (caller === null) return { problem: 'AUTH-02' };
  if (may(caller, 'claims.read-masked') !== 'allowed') return { problem: 'AUTH-03' };
  const { slot, format } = query;
  const name = `${templateWords[lang].fileNames[slot]}.${format}`;
  const headers = { 'content-disposition': attachmentNamed(name) };
  if (format === 'csv') {
    const text = writeTemplateCsv({ slot });
    return { status: 200, text, contentType: 'text/csv; charset=utf-8', headers };
  }
  const { countryCode } = caller;
  const currency = countryCode === null ? currencyByDefault : currencyOfCountry(countryCode);
  const bytes = await writeTemplate({ slot, lang, currency });
  return { status: 200, bytes, contentType: workbookType, headers };
}
