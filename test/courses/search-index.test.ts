import { createFakeCourseIndex } from '../fakes/course-index.ts';
import { testCourseIndex } from './course-index.contract.ts';

testCourseIndex('The double in memory', createFakeCourseIndex().index);
